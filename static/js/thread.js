/** What helps to read many avis is fetched where there are many. */

document.querySelector(".news") && import("./thread.js")
