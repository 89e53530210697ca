export function median(numbers: readonly number[]): number;
export interface BenchPlatform {
  readonly url: string;
  readonly pid: number;
  /** From the command until it said that it is ready. */
  readonly seconds: number;
  stop(): Promise<void>;
}
export function startPlatform(data: string, ...options: string[]): Promise<BenchPlatform>;
