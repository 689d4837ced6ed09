/** How something that the person asked for has ended. */
export type Ending = 'done' | 'refused' | 'ended' | 'stopped' | 'registered' | 'not-registered';

export type NoticeMessageId = `notice.${Ending}` | 'notice.deadline' | 'notice.counts';
