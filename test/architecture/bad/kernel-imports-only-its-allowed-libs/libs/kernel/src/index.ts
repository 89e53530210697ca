export * from '@harbourlink/taxonomy';
