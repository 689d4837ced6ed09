import * as z from 'zod';
import { known, unknown } from '../../core/fact.ts';
import type { Probe } from '../probe.ts';
import { seen } from '../probe.ts';
import { forcedFiles, readForcedValues } from '../forced-values.ts';

const domain = 'com.apple.notificationsettings';
const payload = z.object({
  NotificationSettings: z.array(
    z.looseObject({ BundleIdentifier: z.string(), NotificationsEnabled: z.boolean().default(true) }),
  ),
});

/** Does a profile allow Clearway’s notifications, or forbid them? Null: no profile says so. */
export const notificationSettingsProbe: Probe<boolean | null> = {
  id: 'doctor-notifications',
  asks: forcedFiles(domain),
  ask: async ports => {
    const { levels, problems } = await readForcedValues(domain, ports);
    const said = levels.flatMap(level => {
      const parsed = payload.safeParse(level);
      if (!parsed.success) return [];
      return parsed.data.NotificationSettings.filter(
        ({ BundleIdentifier }) => BundleIdentifier.toLowerCase() === 'com.clearway.companion',
      ).map(({ NotificationsEnabled }) => NotificationsEnabled);
    });
    const [first] = said;
    if (first !== undefined) return known(first, seen(ports, domain));
    const [problem] = problems;
    return problem === undefined ? known(null, seen(ports, domain)) : unknown(problem);
  },
};
