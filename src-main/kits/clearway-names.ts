/** The bundle identifier, which is the domain of IT's settings as well. */
export const bundleId = 'com.clearway.companion';

/** The label of the LaunchAgent in the package. */
export const agentLabel = 'com.clearway.companion';
