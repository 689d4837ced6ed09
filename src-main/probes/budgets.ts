/** How long one command may take. The slowest ones (app-sso right after login) take about two seconds. */
export const commandDeadlineMs = 8_000;

/** How much one command may print; real answers stay below 10 KB. */
export const commandMaxBytes = 512 * 1024;

/** How long one probe may take altogether, whatever it is made of. */
export const probeDeadlineMs = 12_000;
