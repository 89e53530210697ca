export * from '@harbourlink/messaging';
