export class IdentityModule {}
