/** When this page last began anew for a newer version, so that one that is broken does not do so for ever. */
const name = 'harbourlink.began-anew';
const rest = 60_000;

/**
 * A page that was open while a newer version was put in place asks for parts that are gone: it begins anew, with the new
 * ones. What was typed is kept on this device.
 */
export function beginAnewForNewerVersion(): void {
  addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine) {
      // The router would begin anew by itself, where there is nothing to begin with, for an error that begins otherwise.
      event.payload.message = `without a network: ${event.payload.message}`;
      return;
    }
    const last = Number(sessionStorage.getItem(name) ?? 0);
    if (Date.now() - last < rest) return;
    event.preventDefault();
    sessionStorage.setItem(name, String(Date.now()));
    location.reload();
  });
}
