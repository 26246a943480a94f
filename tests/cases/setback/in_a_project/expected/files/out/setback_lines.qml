<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="0">
<renderer-v2 type="categorizedSymbol" attr="verdict" symbollevels="1" enableorderby="0" forceraster="0"><categories>
<category value="within" type="string" label="Nearer than a rule demands (screening)" symbol="0" render="true"/>
<category value="cannot-tell" type="string" label="Cannot tell" symbol="1" render="true"/>
<category value="beyond" type="string" label="Farther than the rule demands" symbol="2" render="true"/>
</categories><symbols>
<symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="2"><Option type="Map"><Option type="QString" name="line_color" value="213,94,0,255"/><Option type="QString" name="line_width" value="0.9"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
<symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="1"><Option type="Map"><Option type="QString" name="line_color" value="184,134,11,255"/><Option type="QString" name="line_width" value="0.6"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="flat"/><Option type="QString" name="use_custom_dash" value="1"/><Option type="QString" name="customdash" value="2;1"/><Option type="QString" name="customdash_unit" value="MM"/></Option></layer></symbol>
<symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="86,180,233,255"/><Option type="QString" name="line_width" value="0.3"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol>
</symbols></renderer-v2>
<aliases>
<alias field="site_id" index="0" name="Site ID"/>
<alias field="site_name" index="1" name="Site"/>
<alias field="kind" index="2" name="Kind"/>
<alias field="receptor_id" index="3" name="Receptor ID"/>
<alias field="receptor_name" index="4" name="Receptor"/>
<alias field="receptor_class" index="5" name="Class of receptor"/>
<alias field="rule_id" index="6" name="Rule"/>
<alias field="clause" index="7" name="Clause"/>
<alias field="verified" index="8" name="Source verified"/>
<alias field="required_m" index="9" name="Required distance (m)"/>
<alias field="distance_m" index="10" name="Distance (m)"/>
<alias field="margin_m" index="11" name="Margin (m)"/>
<alias field="error_m" index="12" name="Position error of both (m)"/>
<alias field="verdict" index="13" name="Screening verdict"/>
<alias field="doubt" index="14" name="Why it cannot be told"/>
<alias field="rank" index="15" name="Rank"/>
<alias field="measured_from" index="16" name="Measured from"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="site_name" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="receptor_id" hidden="0" width="-1"/>
<column type="field" name="receptor_name" hidden="0" width="-1"/>
<column type="field" name="receptor_class" hidden="0" width="-1"/>
<column type="field" name="rule_id" hidden="0" width="-1"/>
<column type="field" name="clause" hidden="0" width="-1"/>
<column type="field" name="verified" hidden="0" width="-1"/>
<column type="field" name="required_m" hidden="0" width="-1"/>
<column type="field" name="distance_m" hidden="0" width="-1"/>
<column type="field" name="margin_m" hidden="0" width="-1"/>
<column type="field" name="error_m" hidden="0" width="-1"/>
<column type="field" name="verdict" hidden="0" width="-1"/>
<column type="field" name="doubt" hidden="0" width="-1"/>
<column type="field" name="rank" hidden="0" width="-1"/>
<column type="field" name="measured_from" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:0d5c1f5182391e21f72f844436a3a6cc058f8b83cc756fbf53a78c41908d74f8 -->
