/** The app icon (build/icon.svg), drawn with two tones: a gradient needs an id, and an id is for the whole page. */
export function AppIcon() {
  return (
    <svg class="app-icon" viewBox="100 100 824 824" aria-hidden="true">
      <rect class="app-icon-plate" x="100" y="100" width="824" height="824" rx="186" />
      <path class="app-icon-road" d="M446 236h132l206 688H240Z" />
      <path class="app-icon-plate" d="M496 316h32l8 76h-48ZM484 468h56l12 120h-80ZM466 676h92l20 248H446Z" />
    </svg>
  );
}
