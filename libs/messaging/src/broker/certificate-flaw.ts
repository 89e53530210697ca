/** How OpenSSL and Node name a certificate nobody they know vouches for, or whose time is over. */
const distrusted =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|CERT_\w+|INVALID_CA)$/;

/** What the code of an error says is wrong with the certificate a server has shown; undefined when it is something else. */
export function certificateFlaw(code: unknown): 'distrusted' | 'of-another' | undefined {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'of-another';
  return typeof code === 'string' && distrusted.test(code) ? 'distrusted' : undefined;
}
