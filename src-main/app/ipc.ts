import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import * as z from 'zod';
import { longestExplainedText, type RequestChannel, type Requests } from '../contract/bridge.ts';
import { actionIds } from '../contract/ids.ts';
import { contactIds, panes, promptAnswers, promptIds } from '../contract/scene.ts';
import { isOwnPage } from './harden.ts';

const switches = ['startsAtLogin', 'notifiesWhenDone', 'notifiesBeforeDeadline', 'showsInDock'] as const;

/** What each request may carry. Ids cross the bridge, never URLs, paths or commands. */
const argumentSchemas = {
  'view:get': z.null(),
  'look:request': z.null(),
  'refetch:request': z.null(),
  'refetch:cancel': z.null(),
  'action:open': z.enum(actionIds),
  'link:open': z.strictObject({ policy: z.string().min(1).max(200), link: z.int().min(0).max(10_000) }),
  'access:try': z.null(),
  'access:answer': z.enum(['worked', 'did-not-work']),
  'explain:text': z.strictObject({ text: z.string().max(longestExplainedText) }),
  'registration:tried': z.null(),
  'timeline:get': z.null(),
  'ticket:get': z.strictObject({ isMasked: z.boolean().nullable() }),
  'ticket:copy': z.null(),
  'settings:get': z.null(),
  'settings:change': z.discriminatedUnion('id', [
    z.strictObject({ id: z.literal('language'), value: z.string().max(35).nullable() }),
    z.strictObject({ id: z.enum(switches), value: z.boolean() }),
  ]),
  'about:get': z.null(),
  'pane:show': z.enum(panes),
  'prompt:answer': z.strictObject({ id: z.enum(promptIds), answer: z.enum(promptAnswers) }),
  'contact:open': z.enum(contactIds),
  'codes:copy': z.null(),
  'window:close': z.null(),
} as const satisfies { readonly [C in RequestChannel]: z.ZodType<Requests[C]['argument']> };

/** How the main process answers each request. */
export type RequestHandlers = {
  readonly [C in RequestChannel]: (argument: Requests[C]['argument']) => Promise<Requests[C]['answer']>;
};

/**
 * Registers every request of the channel table. A message from anything but the window's own main frame, or with an
 * argument of another shape, is refused by a rejection: `undefined` would look like success. Returns the undo.
 */
export function answerRequests(
  ipcMain: IpcMain,
  isKnownSender: (event: IpcMainInvokeEvent) => boolean,
  handlers: RequestHandlers,
): () => void {
  const answer = <C extends RequestChannel>(
    channel: C,
    schema: z.ZodType<Requests[C]['argument']>,
    handler: (argument: Requests[C]['argument']) => Promise<Requests[C]['answer']>,
  ): void => {
    ipcMain.handle(channel, async (event, argument: unknown = null) => {
      if (!isKnownSender(event) || !isOwnPage(event.senderFrame)) throw new Error('refused: unknown sender');
      const parsed = schema.safeParse(argument);
      if (!parsed.success) throw new Error('refused: argument');
      return handler(parsed.data);
    });
  };
  answer('view:get', argumentSchemas['view:get'], handlers['view:get']);
  answer('look:request', argumentSchemas['look:request'], handlers['look:request']);
  answer('refetch:request', argumentSchemas['refetch:request'], handlers['refetch:request']);
  answer('refetch:cancel', argumentSchemas['refetch:cancel'], handlers['refetch:cancel']);
  answer('action:open', argumentSchemas['action:open'], handlers['action:open']);
  answer('link:open', argumentSchemas['link:open'], handlers['link:open']);
  answer('access:try', argumentSchemas['access:try'], handlers['access:try']);
  answer('access:answer', argumentSchemas['access:answer'], handlers['access:answer']);
  answer('explain:text', argumentSchemas['explain:text'], handlers['explain:text']);
  answer('registration:tried', argumentSchemas['registration:tried'], handlers['registration:tried']);
  answer('timeline:get', argumentSchemas['timeline:get'], handlers['timeline:get']);
  answer('ticket:get', argumentSchemas['ticket:get'], handlers['ticket:get']);
  answer('ticket:copy', argumentSchemas['ticket:copy'], handlers['ticket:copy']);
  answer('settings:get', argumentSchemas['settings:get'], handlers['settings:get']);
  answer('settings:change', argumentSchemas['settings:change'], handlers['settings:change']);
  answer('about:get', argumentSchemas['about:get'], handlers['about:get']);
  answer('pane:show', argumentSchemas['pane:show'], handlers['pane:show']);
  answer('prompt:answer', argumentSchemas['prompt:answer'], handlers['prompt:answer']);
  answer('contact:open', argumentSchemas['contact:open'], handlers['contact:open']);
  answer('codes:copy', argumentSchemas['codes:copy'], handlers['codes:copy']);
  answer('window:close', argumentSchemas['window:close'], handlers['window:close']);
  return () => {
    for (const channel of Object.keys(argumentSchemas)) ipcMain.removeHandler(channel);
  };
}
