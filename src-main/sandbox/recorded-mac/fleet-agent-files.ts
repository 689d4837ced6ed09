import { plistXml } from './plist-xml.ts';

/** The Fleet server that a recorded Mac belongs to, and the token its agent holds. */
export type FleetEnrolment = {
  readonly url: string;
  /** Null where the agent keeps no token file. */
  readonly token: string | null;
  /** Whether the agent was installed with Fleet Desktop: without it nobody renews the token file. */
  readonly desktop?: boolean;
};

/** Where the agent keeps the token of this Mac. */
export const tokenPath = '/opt/orbit/identifier';

/** The files of a Fleet agent whose server comes from management, by absolute path. */
export function fleetAgentFiles(fleet: FleetEnrolment): Readonly<Record<string, string>> {
  return {
    '/Library/Managed Preferences/com.fleetdm.fleetd.config.plist': plistXml({ FleetURL: fleet.url }),
    '/Library/LaunchDaemons/com.fleetdm.orbit.plist': launchDaemon(fleet.desktop ?? true),
    ...(fleet.token !== null && { [tokenPath]: fleet.token }),
  };
}

function launchDaemon(desktop: boolean): string {
  return plistXml({
    // With the system configuration switched on, the agent's daemon names no server of its own.
    EnvironmentVariables: {
      ORBIT_DESKTOP_CHANNEL: 'stable',
      ORBIT_ENROLL_SECRET_PATH: '/opt/orbit/secret.txt',
      ...(desktop && { ORBIT_FLEET_DESKTOP: 'true' }),
      ORBIT_ORBIT_CHANNEL: 'stable',
      ORBIT_OSQUERYD_CHANNEL: 'stable',
      ORBIT_UPDATE_INTERVAL: '15m0s',
      ORBIT_USE_SYSTEM_CONFIGURATION: 'true',
    },
    KeepAlive: true,
    Label: 'com.fleetdm.orbit',
    ProgramArguments: ['/opt/orbit/bin/orbit/orbit'],
    RunAtLoad: true,
    StandardErrorPath: '/var/log/orbit/orbit.stderr.log',
    StandardOutPath: '/var/log/orbit/orbit.stdout.log',
    ThrottleInterval: 10,
  });
}
