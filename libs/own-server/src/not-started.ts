/** A server did not start. `message` is one line, `log` the end of what the server itself wrote. */
export class NotStarted<Problem extends string> extends Error {
  readonly problem: Problem;
  readonly log: string;

  constructor(problem: Problem, message: string, log = '') {
    super(message);
    this.name = new.target.name;
    this.problem = problem;
    this.log = log;
  }
}

/** As much of a log as somebody reads who asks why. */
export function lastLines(log: string): string {
  return log.trim().split('\n').slice(-15).join('\n');
}
