/** An Electron that is ready to start on this machine, and where it came from. */
export type ElectronBuild = {
  readonly executablePath: string;
  readonly version: string;
  readonly origin: 'package' | 'registry-copy';
};
