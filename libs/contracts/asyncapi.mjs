// Writes docs/asyncapi.json from the protos: node libs/contracts/asyncapi.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncapiDocument } from './generation/asyncapi-document.mjs';
import { readDescriptors, workspaceRoot } from './generation/descriptors.mjs';

const document = asyncapiDocument(readDescriptors());
writeFileSync(join(workspaceRoot, 'docs', 'asyncapi.json'), `${JSON.stringify(document, null, 2)}\n`);
console.log(`contracts: docs/asyncapi.json has ${Object.keys(document.components.messages).length} messages`);
