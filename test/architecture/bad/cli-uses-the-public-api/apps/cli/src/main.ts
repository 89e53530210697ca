export * from '@harbourlink/persistence';
