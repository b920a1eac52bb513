"""A packed model written as the fast runtime reads one: its graph of onnxruntime's own operators, four bits a weight as before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from compare.embedding.runtime.exported import DETAILS, MODEL, TOKENIZER, WEIGHTS, Details
from compare.embedding.runtime.graph import part_weights
from compare.embedding.runtime.packed.reading import BLOCK, PackedModel, read_packed
from compare.embedding.weights import file_sha256

if TYPE_CHECKING:
    from pathlib import Path

    from compare.embedding.models import ModelFiles
    from compare.embedding.runtime.packed.reading import Bytes

LONGEST = 512  # tokens
_OWN = "com.microsoft"  # onnxruntime's operators beside ONNX's
_BEFORE = "query:"  # what the model was trained to see before a text that is held against others


def write_packed(files: ModelFiles, work: Path) -> None:
    """Write the graph, the tokenizer and the details of a packed model.

    Args:
        files: whose weights are the published ones.
        work: an empty folder.

    Raises:
        OSError: where it cannot be written.
    """
    packed = read_packed(files.weights_file)
    _tokenizer(packed).save(str(work / TOKENIZER), pretty=False)
    onnx.save_model(_Graph(packed).model(), str(work / MODEL))
    part_weights(work / MODEL)
    written = {name: file_sha256(work / name) for name in (MODEL, WEIGHTS, TOKENIZER)}
    details = Details(files.sha256, files.settings_sha256, "mean", LONGEST, ("input_ids", "attention_mask"), (), written)
    (work / DETAILS).write_bytes(details.to_json())


def _tokenizer(packed: PackedModel) -> Tokenizer:
    """The model's own tokenizer; what stands before every text is put there as pieces."""
    found = Tokenizer(models.Unigram(packed.pieces, packed.unknown, byte_fallback=False))
    found.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    found.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    before = found.encode(_BEFORE)
    ids = {"<s>": packed.begin, "</s>": packed.end, **{f"[{k}]": place for k, place in enumerate(before.ids)}}
    template = " ".join(("<s>", *(f"[{k}]" for k in range(len(before.ids))), "$A", "</s>"))
    found.post_processor = processors.TemplateProcessing(single=template, special_tokens=list(ids.items()))
    return found


class _Graph:
    """The graph in the making."""

    def __init__(self, packed: PackedModel) -> None:
        self._packed = packed
        self._nodes: list[Any] = []
        self._tensors: list[Any] = []

    def model(self) -> Any:  # noqa: ANN401 - onnx publishes no types
        """All of it."""
        hidden = self._embedded()
        self._node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
        for layer in range(self._packed.layers):
            hidden = self._layer(f"l{layer}.", hidden)
        axes: list[str | int] = ["texts", "tokens"]
        given = [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in ("input_ids", "attention_mask")]
        answer = helper.make_tensor_value_info(hidden, TensorProto.FLOAT, [*axes, self._packed.width])
        graph = helper.make_graph(self._nodes, "packed", given, [answer], self._tensors)
        operators = [helper.make_opsetid("", 21), helper.make_opsetid(_OWN, 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=10)

    def _node(self, kind: str, inputs: list[str], output: str, domain: str = "", **settings: Any) -> str:  # noqa: ANN401 - whatever an operator takes
        """Add an operator; the name of what it gives."""
        self._nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **settings))
        return output

    def _tensor(self, name: str, values: Any) -> str:  # noqa: ANN401 - an array of any type
        self._tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _floats(self, name: str) -> str:
        return self._tensor(name, self._packed.floats(name))

    def _embedded(self) -> str:
        """What each token and its place mean before the first layer."""
        packed = self._packed
        weights, scales = packed.packed("emb.word", packed.width)
        signed: Bytes = (weights + np.uint8(8)) & np.uint8(15)  # in four bits, two's complement
        words = TensorProto(name="words", data_type=TensorProto.INT4, dims=weights.shape, raw_data=_pairs(signed).tobytes())
        self._tensors.append(words)
        inputs = ["words", "input_ids", self._tensor("words.scales", scales)]
        looked_up = self._node("GatherBlockQuantized", inputs, "looked up", _OWN, gather_axis=0, quantize_axis=1, block_size=BLOCK)
        places = packed.floats("emb.pos").reshape(-1, packed.width) + packed.floats("emb.type")[: packed.width]
        start = self._tensor("start", np.array([0], np.int64))
        length = self._node("Shape", ["input_ids"], "length", start=1, end=2)
        placed = self._node("Slice", [self._tensor("places", places), start, length, start], "placed")
        both = self._node("Add", [looked_up, placed], "both")
        norm = [both, self._floats("emb.ln.w"), self._floats("emb.ln.b")]
        return self._node("LayerNormalization", norm, "embedded", axis=-1, epsilon=packed.epsilon)

    def _layer(self, at: str, hidden: str) -> str:
        packed = self._packed
        three = [packed.packed(f"{at}{each}.w", packed.width) for each in "qkv"]
        weights, scales = (np.concatenate(parts) for parts in zip(*three, strict=True))
        asked = self._product(hidden, weights, scales, f"{at}qkv")
        parts = [f"{at}{each}" for each in "qkv"]
        self._nodes.append(helper.make_node("Split", [asked], parts, axis=-1, num_outputs=3))
        biases = self._tensor(f"{at}qkv.b", np.concatenate([packed.floats(f"{at}{each}.b") for each in "qkv"]))
        seen = self._node("MultiHeadAttention", [*parts, biases, "mask"], f"{at}seen", _OWN, num_heads=packed.heads)
        hidden = self._added(at, "ao", "aln", self._named_product(seen, f"{at}ao", packed.width), hidden)
        wide = self._named_product(hidden, f"{at}fi", packed.width)
        bent = self._node("BiasGelu", [wide, self._floats(f"{at}fi.b")], f"{at}bent", _OWN)
        columns = len(packed.floats(f"{at}fi.b"))
        return self._added(at, "fo", "oln", self._named_product(bent, f"{at}fo", columns), hidden)

    def _added(self, at: str, product: str, norm: str, new: str, hidden: str) -> str:
        """A product with its bias, added to what was there before, and normalised."""
        inputs = [new, hidden, *(self._floats(f"{at}{name}") for name in (f"{norm}.w", f"{norm}.b", f"{product}.b"))]
        return self._node("SkipLayerNormalization", inputs, f"{at}{norm}", _OWN, epsilon=self._packed.epsilon)

    def _named_product(self, hidden: str, name: str, columns: int) -> str:
        return self._product(hidden, *self._packed.packed(f"{name}.w", columns), name)

    def _product(self, hidden: str, weights: Bytes, scales: Any, name: str) -> str:  # noqa: ANN401 - an array
        rows, columns = weights.shape
        blocks = _pairs(weights).reshape(rows, columns // BLOCK, BLOCK // 2)
        inputs = [hidden, self._tensor(f"{name}.weights", blocks), self._tensor(f"{name}.scales", scales.reshape(-1))]
        return self._node("MatMulNBits", inputs, f"{name}.product", _OWN, K=columns, N=rows, bits=4, block_size=BLOCK)


def _pairs(weights: Bytes) -> Bytes:
    """Two weights a byte, the first in its low half."""
    return np.asarray(weights[:, 0::2] | (weights[:, 1::2] << 4), np.uint8)
