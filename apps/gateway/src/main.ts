import { runMain } from '@harbourlink/service-kit/main';
import { createService } from './create-service.js';

await runMain(createService, process.argv.slice(2));
