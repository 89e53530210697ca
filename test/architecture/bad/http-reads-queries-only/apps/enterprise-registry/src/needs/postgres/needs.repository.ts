export class NeedsRepository {}
