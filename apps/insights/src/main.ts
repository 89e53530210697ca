import { runMain } from '@harbourlink/service-kit/service';
import { createService } from './create-service.js';

await runMain(createService, process.argv.slice(2));
