export const PublicationPage = () => null;
