import { MissingPrograms } from './backbone.mjs';
import { StepFailed } from './steps.mjs';

/** The lowest Node set-up itself runs on; everything after it runs on the Node npm installs. */
const lowestNode = [20, 19];

export class UnsupportedNode extends Error {}

export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1])) return;
  throw new UnsupportedNode(`Node ${version} is too old`);
}

/** One line what happened, one line what to do. What a compiler or generator said is shown whole before it. */
export function adviceFor(error) {
  const said = error instanceof StepFailed ? error.output : String(error?.message ?? error);
  if (error instanceof UnsupportedNode) {
    return { happened: `${error.message}.`, todo: `Install Node ${lowestNode.join('.')} or later, then start again.` };
  }
  if (error instanceof MissingPrograms) {
    const elsewhere = 'or name servers that run elsewhere with KAFKA_BROKERS and REDIS_URL';
    return { happened: `${error.message}.`, todo: `${error.todo}, ${elsewhere}.` };
  }
  if (/ENOSPC|EDQUOT|no space left on device/i.test(said)) {
    return { happened: 'The disk is full: set-up could not finish.', todo: 'Free about 2 GB, then start again.' };
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|network|Could not transfer artifact|Temporary failure resolving|Failed to fetch/i.test(
      said,
    )
  ) {
    return {
      happened: 'No network: the packages of the first set-up could not be fetched.',
      todo: "Connect (or set npm's proxy or registry), then start again; later starts need no network.",
    };
  }
  if (/EACCES|EROFS/.test(said)) {
    return {
      happened: 'The project folder cannot be written to.',
      todo: 'Make it writable for this user, then start again.',
    };
  }
  const lines = said.trim().split('\n');
  const npmErrors = lines.filter((line) => /^npm (error|ERR!) \S/.test(line));
  if (npmErrors.length > 0) console.error(npmErrors.slice(0, 12).join('\n'));
  else if (lines.length > 1) console.error(lines.slice(-40).join('\n'));
  return {
    happened: error instanceof StepFailed ? `Set-up stopped: ${error.message}.` : `Set-up stopped: ${lines[0]}.`,
    todo: 'What it said stands above; put that right, then start again.',
  };
}
