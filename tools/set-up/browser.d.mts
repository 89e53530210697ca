export function browserOnPath(path?: string): string | undefined;
export function whyNoBrowser(): string | undefined;
export function provideBrowser(): Promise<void>;
