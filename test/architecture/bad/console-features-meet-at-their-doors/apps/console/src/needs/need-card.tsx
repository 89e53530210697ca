export const NeedCard = () => null;
