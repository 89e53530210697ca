export * from '@harbourlink/kernel';
