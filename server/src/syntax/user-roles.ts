// The roles of Users, as the Code and the DUIS name them.

/** Name in lower case -> code. */
export const userRoles: ReadonlyMap<string, string> = new Map([
  ["import supplier", "IS"],
  ["export supplier", "ES"],
  ["gas supplier", "GS"],
  ["registered supplier agent", "RSA"],
  ["electricity distributor", "ED"],
  ["gas transporter", "GT"],
  ["other user", "OU"],
  ["meter data retriever", "MDR"],
]);

/** None of them is an Appendix's letter. */
export const roleCodes: ReadonlySet<string> = new Set(userRoles.values());
