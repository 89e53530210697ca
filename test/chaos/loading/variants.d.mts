export interface Patch {
  /** Path in the project. */
  readonly file: string;
  /** A text that is in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}
export function declareVariant(name: string, patches: readonly Patch[]): void;
export function variantOf(url: string): string | undefined;
export function withVariant(url: string, variant: string): string;
export function patched(filename: string, source: string, variant: string | undefined): string;
export function mustBeApplied(variant: string): void;
