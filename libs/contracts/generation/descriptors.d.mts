import type { DescField, DescMessage, FileRegistry } from '@bufbuild/protobuf';

export declare const workspaceRoot: string;
export declare const protoFolder: string;
export declare function buf(...args: string[]): string;
export declare function readDescriptors(folder?: string): FileRegistry;
export declare function messagesOf(registry: FileRegistry): DescMessage[];
export declare function eventsOf(registry: FileRegistry): DescMessage[];
export declare function commentOf(message: DescMessage): string;
export declare function fieldCommentOf(field: DescField): string;
