// The page of the whole book opens the browser's print dialog, as mdBook's does.
addEventListener('load', () => setTimeout(() => print(), 100));
