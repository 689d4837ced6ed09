/* Loaded before the app: remembers whatever would draw a person's attention, and keeps it from doing so. */
const { app, dialog, Notification, shell } = require('electron');

const drawn = [];
globalThis.recordedAttention = drawn;

for (const method of Object.keys(dialog).filter(name => name.startsWith('show'))) {
  Reflect.set(dialog, method, async () => {
    drawn.push(`dialog ${method}`);
    return { response: 0 };
  });
}
// macOS asks for the permission when the first notification is shown.
Notification.prototype.show = () => void drawn.push('notification');
for (const method of ['openExternal', 'openPath', 'beep']) {
  Reflect.set(shell, method, async () => void drawn.push(`shell ${method}`));
}
Reflect.set(app, 'focus', () => void drawn.push('focus'));
app.on('browser-window-created', () => void drawn.push('window'));
// A prompt of the Keychain can only come from the native library that opens it.
const { dlopen } = process;
process.dlopen = (module, file, ...rest) => {
  if (file.includes('keytar')) drawn.push('keychain');
  return dlopen(module, file, ...rest);
};
