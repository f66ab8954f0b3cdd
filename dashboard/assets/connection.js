/* Says when the server is slow, when it cannot be reached and when it answers with an error, and what to do then: the words
   stand in the page from the beginning (dashboard/app.py), for a page may be all that ever came. Every request of the page
   goes through `fetch`, Dash's own as well: it is watched here and changed in nothing. */
(function () {
  "use strict";
  const SLOW = 6000;  // milliseconds without an answer
  const asked = window.fetch;
  const under = new Set();  // requests that are slow now

  /* kind: "slow", "lost" or "error" with the server's own sentence; "" takes the notice away. */
  function say(kind, sentence) {
    const notice = document.getElementById("connection");
    if (!notice || notice.dataset.said === kind) return;
    notice.dataset.said = kind;
    notice.hidden = !kind;
    notice.querySelector("p").textContent = sentence || notice.dataset[kind] || "";
    // What was pasted on the page must not be lost by loading it again.
    notice.querySelector("button").hidden = kind === "slow" || Boolean(document.getElementById("pasted"));
  }

  async function judge(answer) {
    if (answer.status < 500) { if (!under.size) say(""); return; }
    const told = await answer.clone().json().catch(() => null);
    say("error", told && told.error && told.error.message);
  }

  window.fetch = async function (...request) {
    const one = {};
    const timer = setTimeout(() => { under.add(one); say("slow"); }, SLOW);
    try {
      const answer = await asked.apply(this, request);
      under.delete(one);
      judge(answer);
      return answer;
    } catch (error) {
      under.delete(one);
      if (error.name !== "AbortError") say("lost");
      throw error;
    } finally { clearTimeout(timer); }
  };

  window.addEventListener("offline", () => say("lost"));
  window.addEventListener("online", () => say(""));
  document.addEventListener("click", event => { if (event.target.closest("#connection button")) location.reload(); });
})();
