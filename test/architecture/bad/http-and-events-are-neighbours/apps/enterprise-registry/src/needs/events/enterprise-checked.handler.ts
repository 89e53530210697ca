export class EnterpriseCheckedHandler {}
