export const enterpriseRefusals = {};
