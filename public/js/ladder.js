/** My ladder: brings where she stands into the middle of the screen, unless she came to another place of the page. */
const here = document.querySelector('.rung-here');
if (here && location.hash === '' && window.scrollY === 0)
  here.scrollIntoView({ block: 'center', behavior: 'instant' });
