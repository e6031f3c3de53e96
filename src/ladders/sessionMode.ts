/** How a session is held: at a venue, online, or brought to a community. */
export type SessionMode = 'inPerson' | 'online' | 'community';
