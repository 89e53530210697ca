import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console as one page; the gateway puts a fresh nonce in place of this word in every answer. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  resolve: { conditions: ['@harbourlink/source', 'module', 'browser', 'production', 'import', 'default'] },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // A picture inside a script or style would need `data:` where the policy has none.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
    // What every page needs comes in one file: some forty small ones cost the first load a third of a second.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'initial', tags: ['$initial'] }] } } },
  },
});
