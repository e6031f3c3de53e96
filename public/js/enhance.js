/** Enhancements for pages. */
