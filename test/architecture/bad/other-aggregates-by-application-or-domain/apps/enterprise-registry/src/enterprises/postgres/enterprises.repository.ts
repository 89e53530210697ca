export class EnterprisesRepository {}
