/** The machine's own steady clock, in microseconds: the same in all of its processes. */
export const microseconds = () => Number(process.hrtime.bigint() / 1_000n);
