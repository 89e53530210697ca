export * from '@harbourlink/contracts';
