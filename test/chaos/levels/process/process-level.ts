/** Real services, a real broker, real signals and a TCP proxy between them belong in this folder. */
export const processLevelIsMissing =
  'The process level is not here yet: run --level engine. Its faults are listed by --list.';
