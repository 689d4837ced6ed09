import { dialog, type BrowserWindow } from 'electron';

const cancelButton = 0;
const agreeButton = 1;

export type Question = {
  readonly message: string;
  readonly detail: string;
  readonly cancel: string;
  readonly agree: string;
};

/**
 * Asks in a dialog of the system, which no page can draw over or answer.
 * Cancel is what Return and Escape choose: nobody agrees by a key that was meant for something else.
 */
export async function askPerson(window: BrowserWindow, question: Question): Promise<boolean> {
  const asked = dialog.showMessageBox(window, {
    type: 'question',
    message: question.message,
    detail: question.detail,
    buttons: [question.cancel, question.agree],
    defaultId: cancelButton,
    cancelId: cancelButton,
    noLink: true,
  });
  // A dialog can outlive its window without ever being answered; a window that is gone agrees to nothing.
  let isGone = (): void => undefined;
  const gone = new Promise<null>(resolve => {
    isGone = () => {
      resolve(null);
    };
  });
  window.once('closed', isGone);
  const answer = await Promise.race([asked, gone]);
  if (!window.isDestroyed()) window.removeListener('closed', isGone);
  return answer?.response === agreeButton;
}
