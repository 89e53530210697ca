export * from '@harbourlink/service-kit/testing';
