export class NeedsController {}
