export declare const baseline: string;
export declare function mustNotBreak(folder?: string): void;
export declare function buildBaseline(target: string): void;
