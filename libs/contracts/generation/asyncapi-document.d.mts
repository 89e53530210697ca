import type { FileRegistry } from '@bufbuild/protobuf';

export declare function asyncapiDocument(registry: FileRegistry): {
  components: {
    messages: Record<string, { headers: object; payload: object }>;
    messageTraits: { cloudEvent: { headers: { required: string[]; properties: Record<string, object> } } };
    schemas: Record<string, object>;
  };
};
