import type { DescMessage, FileRegistry } from '@bufbuild/protobuf';

export declare const samplesFolder: string;
export declare function eventsWithoutSample(registry: FileRegistry, folder?: string): DescMessage[];
export declare function freezeSamples(registry: FileRegistry, folder?: string): Promise<string[]>;
