import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/**
 * Reads an export of UIMA CAS XMI with Apache UIMA: TypeSystem.xml, then every .xmi, strictly. Every annotation must lie
 * in its text and cut no character, its values must be of their type, links must lead to annotations of the same text, and
 * each layer must be one that INCEpTION would recognise (the rules of its TypeSystemAnalysis).
 *
 * java -cp /usr/share/java/uimaj-core.jar XmiCheck.java uima-xmi FOLDER
 */
public class XmiCheck {
  static int annotations = 0;
  static int links = 0;
  static List<String> words = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    // Asked whether it can be run at all.
    if (args.length == 0) return;
    File folder = new File(args[1]);
    TypeSystemDescription types =
        UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(new File(folder, "TypeSystem.xml")));
    types.resolveImports();
    CAS first = CasCreationUtils.createCas(types, null, null);
    int layers = 0;
    for (var described : types.getTypes()) {
      Type type = first.getTypeSystem().getType(described.getName());
      if (!described.getName().startsWith("webanno.custom.")) continue;
      checkLayer(first, type);
      layers++;
    }
    File[] files = folder.listFiles((dir, name) -> name.endsWith(".xmi"));
    Arrays.sort(files);
    if (files.length == 0) throw new AssertionError("there is no .xmi");
    for (File file : files) checkFile(file, types);
    checkWords(new File(folder.getPath() + ".words"));
    System.out.println(files.length + " files, " + layers + " layers, " + annotations + " annotations, " + links + " links");
  }

  /** Directly below Annotation, with features that INCEpTION can show; or a relation, Governor and Dependent. */
  static void checkLayer(CAS cas, Type type) {
    if (!cas.getTypeSystem().getParent(type).getName().equals(CAS.TYPE_NAME_ANNOTATION))
      throw new AssertionError(type + " is not directly below Annotation");
    List<String> references = new ArrayList<>();
    for (Feature feature : type.getFeatures()) {
      if (!feature.getDomain().equals(type)) continue;
      String range = feature.getRange().getName();
      boolean shown = List.of(CAS.TYPE_NAME_STRING, CAS.TYPE_NAME_BOOLEAN, CAS.TYPE_NAME_INTEGER, CAS.TYPE_NAME_FLOAT,
          CAS.TYPE_NAME_STRING_ARRAY).contains(range);
      if (!shown) references.add(feature.getShortName() + " " + range);
    }
    boolean relation = references.equals(List.of("Governor uima.tcas.Annotation", "Dependent uima.tcas.Annotation"));
    if (!references.isEmpty() && !relation) throw new AssertionError(type + " has " + references);
  }

  static void checkFile(File file, TypeSystemDescription types) throws Exception {
    CAS cas = CasCreationUtils.createCas(types, null, null);
    try (InputStream stream = new FileInputStream(file)) {
      XmiCasDeserializer.deserialize(stream, cas, false);
    }
    String text = cas.getDocumentText();
    if (text == null) throw new AssertionError(file + " has no text");
    Map<String, Integer> counts = new TreeMap<>();
    int last = 0;
    for (AnnotationFS one : cas.getAnnotationIndex()) {
      String name = one.getType().getName();
      counts.merge(name, 1, Integer::sum);
      int begin = one.getBegin();
      int end = one.getEnd();
      boolean whole = name.endsWith(".DocumentMetaData");
      if (begin < 0 || end > text.length() || (begin >= end && !whole && text.length() > 0))
        throw new AssertionError(file + ": " + name + " at " + begin + "-" + end);
      if (cuts(text, begin) || cuts(text, end)) throw new AssertionError(file + ": " + name + " cuts a character at " + begin);
      if (!name.startsWith("webanno.custom.")) continue;
      Feature governor = one.getType().getFeatureByBaseName("Governor");
      if (governor == null) annotations++;
      else {
        links++;
        Feature dependent = one.getType().getFeatureByBaseName("Dependent");
        for (FeatureStructure side : List.of(one.getFeatureValue(governor), one.getFeatureValue(dependent)))
          if (!side.getType().getName().startsWith("webanno.custom.") || ((AnnotationFS) side).getView() != cas)
            throw new AssertionError(file + ": a link leads to " + side);
      }
      String label = one.getStringValue(one.getType().getFeatureByBaseName("value"));
      if (label == null || label.isEmpty()) throw new AssertionError(file + ": " + name + " has no value");
      if (governor == null)
        words.add(one.getStringValue(one.getType().getFeatureByBaseName("annotaryId")) + "\t" + escaped(one.getCoveredText()));
    }
    Type sentence = cas.getTypeSystem().getType("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence");
    for (AnnotationFS one : cas.getAnnotationIndex(sentence)) {
      if (one.getBegin() < last) throw new AssertionError(file + ": sentences overlap at " + one.getBegin());
      last = one.getEnd();
    }
    Type token = cas.getTypeSystem().getType("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token");
    last = 0;
    for (AnnotationFS one : cas.getAnnotationIndex(token)) {
      if (one.getBegin() < last) throw new AssertionError(file + ": tokens overlap at " + one.getBegin());
      if (one.getCoveredText().isBlank()) throw new AssertionError(file + ": a token of blanks at " + one.getBegin());
      last = one.getEnd();
    }
  }

  /** What the project itself says of its annotations: FOLDER.words has a line for each fragment, its id and its words. */
  static void checkWords(File file) throws Exception {
    if (!file.exists()) return;
    List<String> said = new ArrayList<>(java.nio.file.Files.readAllLines(file.toPath()));
    java.util.Collections.sort(said);
    java.util.Collections.sort(words);
    if (!said.equals(words)) throw new AssertionError("the words are not those of the project:\n" + said + "\n" + words);
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
  }

  static boolean cuts(String text, int at) {
    return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1)) && Character.isLowSurrogate(text.charAt(at));
  }
}
