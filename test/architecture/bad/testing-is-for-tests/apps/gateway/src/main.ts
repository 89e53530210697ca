export * from '@harbourlink/testing';
