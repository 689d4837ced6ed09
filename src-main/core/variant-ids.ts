/** Steps that several remedies share, or that are said otherwise on the command line. */
export const stepMessages = [
  'remedy.press-refetch',
  'remedy.look-again',
  'remedy.refetch-for-profile',
  'remedy.refetch-now',
  'remedy.refetch-to-be-heard',
  'remedy.look-again-soon',
  'remedy.look-again-afterwards',
] as const;

type StepMessageId = (typeof stepMessages)[number];

/** Messages that take the place of others: for whom nobody can ask, for a service, on the command line. */
export type VariantMessageId =
  | StepMessageId
  | `${'problem.no-upstream' | 'headline.upstream-none'}.${'fleet' | 'jamf' | 'intune' | 'other'}`
  | `headline.upstream-${'unreachable' | 'rate-limited' | 'misconfigured' | 'error'}.service`
  | 'headline.refetch-queued.service'
  | 'problem.no-upstream.service'
  | `${StepMessageId}.command`
  | `headline.${'policies-stale' | 'push-failed'}.command`
  | `contradiction.${'failing-count-differs' | 'jamf-not-registered-here-registered'}.cause-1.command`
  | `explain.${'here.all-met' | 'here.management-on' | 'step.refetch-and-wait'}.command`
  | 'walk.done.text.command';
